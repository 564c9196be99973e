-- MySQL dump 10.13  Distrib 8.0.36
/*!40101 SET NAMES utf8mb4 */;
DROP TABLE IF EXISTS `logs`;
CREATE TABLE `logs` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `user_id` bigint DEFAULT NULL,
  `created_at` bigint DEFAULT NULL,
  `type` bigint DEFAULT NULL,
  `content` longtext,
  `username` varchar(191) DEFAULT '',
  `token_name` varchar(191) DEFAULT '',
  `model_name` varchar(191) DEFAULT '',
  `quota` bigint DEFAULT '0',
  `prompt_tokens` bigint DEFAULT '0',
  `completion_tokens` bigint DEFAULT '0',
  `channel_id` bigint DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
INSERT INTO `logs` VALUES (1,3,1778700100,2,'ratio 1 * (2), it\'s; fine','oa-ann','k','gpt-4o',50,12,3,1),(2,3,1778700101,2,NULL,'oa-ann','k','gpt-4o',60,22,4,NULL);
INSERT INTO `logs` VALUES (3,4,1778700102,4,'system','oa-bob','','',0,0,0,NULL);
